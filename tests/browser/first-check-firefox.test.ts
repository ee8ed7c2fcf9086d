/** First checks of the lab's scenarios in Firefox: those of the short run (first-check/scenarios.ts has which and why). */
import { popupTests } from './first-check/popup-tests.ts';

popupTests('firefox');
