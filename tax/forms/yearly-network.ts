/** Networks of small forms beside the return, which depend on nothing but the year's federal law. */
import type { Network } from "../graph/network.ts";
import type { FilingStatus } from "../years/facts.ts";
import { type FederalLaw, federalLaw } from "../years/federal.ts";
import { keyOfLaw, type Law } from "../years/law.ts";

/** @returns the network of a year, made once */
export function yearlyNetwork(make: (law: FederalLaw) => Network) {
  const networks = new Map<string, Network>();
  return (year: number, filingStatus: FilingStatus, indexing: number, law: Law = "enacted"): Network => {
    const key = `${year} ${filingStatus} ${indexing} ${keyOfLaw(law)}`;
    const network = networks.get(key) ?? make(federalLaw(year, filingStatus, indexing, law));
    networks.set(key, network);
    return network;
  };
}
