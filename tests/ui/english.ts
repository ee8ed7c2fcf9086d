/** Import it for its effect: the pages speak English, from the catalogue itself. */
import { useWords } from '../../extension/i18n.ts';
import { completeWords } from '../../scripts/words-assets.ts';
import { ENGLISH } from '../../src/languages.ts';

useWords(ENGLISH, completeWords('en'));
