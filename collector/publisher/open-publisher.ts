/** The publisher as the gateway runs it: its folder, its signing key, its lists of providers. */
import { join } from 'node:path';
import { defaultAsnFiles } from '../network/databases.ts';
import { PublicFolder } from './public-folder.ts';
import { Publisher, type PublisherOptions } from './publisher.ts';

/** Below the data folder: what anybody may have. */
export const PUBLIC_FOLDER = 'public';
/** In the data folder, as `npm run sign-targets` writes it. */
export const TARGETS_FILE = 'targets.signed';

export interface OpenPublisher extends Omit<PublisherOptions, 'files'> {
  /** Where the public files go. */
  publicFolder: string;
  signer: ConstructorParameters<typeof PublicFolder>[0]['signer'];
  /** Empty: those of the npm package. */
  asnFiles: readonly string[];
}

export function openPublisher({ publicFolder, signer, asnFiles, ...options }: OpenPublisher): Publisher {
  const paths = asnFiles.length > 0 ? asnFiles : defaultAsnFiles();
  const targets = join(options.folder, TARGETS_FILE);
  const files = new PublicFolder({ folder: publicFolder, signer, k: options.k, asnFiles: paths, targets });
  return new Publisher({ ...options, files });
}
