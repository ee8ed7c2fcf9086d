/** First checks of the scenario `name-gone` over and over; a file of its own, so that a stopped run goes on after it. */
import { firstChecks } from './runs.ts';

firstChecks('name-gone', 20);
