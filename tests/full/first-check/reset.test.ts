/** First checks of the scenario `reset` over and over; a file of its own, so that a stopped run goes on after it. */
import { firstChecks } from './runs.ts';

firstChecks('reset', 20);
