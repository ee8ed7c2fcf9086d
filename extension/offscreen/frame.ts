/** The prober with connections of its own. If the browser does not know credentialless frames they are shared, and said so. */
import { serveProber } from '../platform/serve-prober.ts';

const fresh = (window as { credentialless?: boolean }).credentialless === true;
serveProber(new URLSearchParams(location.search).get('round') ?? '', fresh);
