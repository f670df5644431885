/** Words that belong to no single screen. */
export const connectionWords = {
  failure: {
    message: 'Krithi Desk itself does not answer just now.',
    remedy: 'It is tried again by itself. Nothing that was done is lost.',
  },
  lost: 'The connection to Krithi Desk is gone; it is tried again by itself.',
  lostHelp:
    'What you see may be out of date. If it stays so, start Krithi Desk again and open the address that it prints.',
  tryNow: 'Try now',
  offline: 'This machine is offline. Review goes on; fetching and publishing wait.',
} as const;

export const commonWords = {
  close: 'Close',
  undo: 'Undo',
  tryAgain: 'Try again',
  errorCode: 'Code',
  justNow: 'just now',
  perMinute: (n: string): string => `${n} a minute`,
  timeLeft: (text: string): string => `${text} left`,
  of: (done: string, total: string): string => `${done} of ${total}`,
} as const;
