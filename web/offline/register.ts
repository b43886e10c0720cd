/** Once the page is there, keeps it for when there is no network. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Nothing depends on it: where it cannot be, the page works while there is a network.
  navigator.serviceWorker.register("./service-worker.js").catch(() => {});
}
