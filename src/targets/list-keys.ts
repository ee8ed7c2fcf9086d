/**
 * Keys of the project with which a newer target list may be signed (Ed25519, 32 bytes, base64url). There is none yet, so that
 * the extension offers no door for one. A build can bring its own: TAILBACK_LIST_KEYS, separated by commas (CONTRIBUTING.md).
 */
declare const __LIST_KEYS__: readonly string[];

const PROJECT_KEYS: readonly string[] = [];

export const LIST_KEYS: readonly string[] = [...PROJECT_KEYS, ...__LIST_KEYS__];
