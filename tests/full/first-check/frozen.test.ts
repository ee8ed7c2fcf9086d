/** First checks of the scenario `frozen` over and over; a file of its own, so that a stopped run goes on after it. */
import { firstChecks } from './runs.ts';

firstChecks('frozen', 20);
