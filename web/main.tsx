import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { keepForOffline } from "./offline/register.ts";
import "./style/chart-colors.ts";
import "./style/page.css";

createRoot(document.querySelector("#page")!).render(<App />);
keepForOffline();
