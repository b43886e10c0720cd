/** The page's policy forbids code made from text; zod would try it, and the browser would report that. */
import { config } from "zod";

config({ jitless: true });
