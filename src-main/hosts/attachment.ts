/** What a header value may hold besides its own quote. */
const plain = /[^\x20-\x7e]|["\\%]/g;

/**
 * The Content-Disposition of a file to be saved under its name, in whatever script that is
 * written (RFC 6266, with the encoding of RFC 8187).
 */
export const asAttachment = (name: string): string => {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${name.replace(plain, '_')}"; filename*=UTF-8''${encoded}`;
};
