import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { personGoesFirst } from "./engine/page-first.ts";
import { keepForOffline } from "./offline/register.ts";
import "./style/chart-colors.ts";
import "./style/page.css";

personGoesFirst();
createRoot(document.querySelector("#page")!).render(<App />);
keepForOffline();
