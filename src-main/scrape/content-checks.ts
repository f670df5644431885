import { AppError } from '../domain/errors.ts';
import { decodeHtml } from './charset.ts';

const htmlType = /^\s*(?:text\/html|application\/xhtml\+xml)/i;
const vagueType = /^\s*(?:$|text\/plain|application\/octet-stream|binary\/)/i;
const looksLikeHtml = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|div|p|table)\b/i;

const soft404 = [
  /page you were looking for in this blog does not exist/i,
  /<title>\s*(?:404|page not found|not found)\b/i,
];
const removed = [/blog has been removed/i, /blog not found/i];
const warned = [/content warning/i, /blog that you are about to view may contain/i];
const captcha = [/unusual traffic from your computer network/i, /g-recaptcha/i];
const loginForm = /<input[^>]+type=["']?password/i;

/**
 * Refuses a body that is no page of a krithi though the status said 200. Only
 * short pages are searched for such words: a krithi's notes may use them.
 * @throws AppError `http.empty`, `content.*`.
 */
export const checkContent = (body: Uint8Array, contentType: string | null): void => {
  if (body.length === 0) throw new AppError('http.empty');
  const type = contentType ?? '';
  if (!htmlType.test(type)) {
    const head = Buffer.from(body.subarray(0, 4096))
      .toString('latin1')
      .replace(/^\u00EF\u00BB\u00BF/, '');
    if (!vagueType.test(type) || !looksLikeHtml.test(head)) {
      throw new AppError('content.not_html', { detail: type.slice(0, 60) || 'no type given' });
    }
  }
  const { text } = decodeHtml(body, contentType);
  if (text.trim() === '') throw new AppError('http.empty');
  if (text.includes('post-body') && text.length > 60_000) return;
  const main = text.slice(0, 200_000);
  const says = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(main));
  if (says(removed)) throw new AppError('content.blog_removed');
  if (says(soft404)) throw new AppError('content.soft_404');
  if (main.includes('post-body')) return;
  if (says(captcha)) throw new AppError('content.captcha');
  if (says(warned)) throw new AppError('content.interstitial');
  if (loginForm.test(main)) throw new AppError('content.login');
};

/**
 * Whether a whole answer could still be a cut page: nothing on the wire said
 * where it ends but the closed connection, and its markup does not end either.
 */
export const mayBeCut = (headers: Readonly<Record<string, string>>, body: Uint8Array): boolean =>
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  !/<\/html\s*>/i.test(Buffer.from(body.subarray(-2048)).toString('latin1'));
