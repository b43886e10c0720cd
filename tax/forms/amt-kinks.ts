/** What people call the places where an AMT bends: the same words for the federal one and the states'. */
import { kink } from "../graph/expression.ts";

/** Income passes the start of the phase-out. */
export const exemptionShrinks = kink("the exemption starts to phase out", "the exemption is whole again");

/** What the phase-out leaves of the exemption. */
export const exemptionLeft = kink("some of the exemption is left again", "the exemption is gone");

/** Income less the exemption. */
export const exemptionPassed = kink("AMT income passes the exemption", "AMT income falls below the exemption");

/** The smaller of the credit and the tax above the tentative minimum tax. */
export const creditWaits = kink("some of the credit has to wait for a later year", "all of the credit comes back");
