import { shell } from 'electron/common';
import { type MessageBoxOptions, dialog } from 'electron/main';
import { isKnownSite, secureAddress } from './record-link.ts';

/**
 * Opens the page of a record in the person's browser. The address comes from
 * the store, never from a page of ours; still it was printed in someone's
 * manifest, so a site we do not know is opened only after a yes.
 */
export const openLink = async (link: string): Promise<boolean> => {
  const url = secureAddress(link);
  if (url === null) return false;
  if (!isKnownSite(url) && !(await isWanted(url))) return false;
  await shell.openExternal(url.href);
  return true;
};

const isWanted = async (url: URL): Promise<boolean> => {
  const question: MessageBoxOptions = {
    type: 'question',
    message: `Open ${url.hostname} in your browser?`,
    detail: url.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await dialog.showMessageBox(question);
  return response === 0;
};
