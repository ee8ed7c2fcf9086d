/** First checks of the scenario `own-line-slow` over and over; a file of its own, so that a stopped run goes on after it. */
import { firstChecks } from './runs.ts';

firstChecks('own-line-slow', 20);
