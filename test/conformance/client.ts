/** A page of OpenRefine as the service sees it. */
export const openRefine = 'http://127.0.0.1:3333';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly origin: string | null;
  readonly text: string;
  /** The parsed body; null where it is no JSON. */
  readonly json: unknown;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const ask = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(url, { ...init, headers: { Origin: openRefine, ...init.headers } });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    origin: response.headers.get('access-control-allow-origin'),
    text,
    json: parsed(text),
  };
};

const fieldOf = (name: string, value: unknown): URLSearchParams =>
  new URLSearchParams({ [name]: JSON.stringify(value) });

/** A question in a form, or in the address. */
export const askBy = (
  method: 'GET' | 'POST',
  address: string,
  field: string,
  value: unknown,
): Promise<Answer> =>
  method === 'POST'
    ? ask(address, { method, body: fieldOf(field, value) })
    : ask(`${address}?${fieldOf(field, value).toString()}`);

/** What every answer of every endpoint owes, whatever it says. */
export const owed = (answer: Answer, status: number, type = 'application/json'): (string | null)[] => [
  answer.status === status ? null : `status ${answer.status}, ${status} is due: ${answer.text.slice(0, 120)}`,
  answer.type.startsWith(type) ? null : `is ${answer.type}, ${type} is due`,
  answer.origin === openRefine ? null : 'does not let the page of OpenRefine read it',
];
