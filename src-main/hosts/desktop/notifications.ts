import { Notification } from 'electron/main';
import type { Activity } from './activity.ts';

type Notice = { readonly title: string; readonly body: string };

const noticesOf = ({ ended, alerts }: Activity): Notice[] => [
  ...ended.map(({ name, failed }) => ({
    title: failed ? `${name} could not be finished` : `${name} is done`,
    body: failed ? 'Open it to see what went wrong.' : 'Its krithis can be looked over now.',
  })),
  ...alerts.map(({ title, remedy }) => ({ title, body: remedy })),
];

/** Held until they are gone: a notification that is collected hears no click. */
const shown = new Set<Notification>();

/** Says in the system's way what a person who looks elsewhere would miss; a click brings the window. */
export const notify = (activity: Activity, onClick: () => void): void => {
  if (!Notification.isSupported()) return;
  for (const { title, body } of noticesOf(activity)) {
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      onClick();
    });
    notification.show();
  }
};
