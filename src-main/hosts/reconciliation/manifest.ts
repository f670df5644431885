import { propertySettings } from './extend.ts';
import { serviceLimits } from './limits.ts';
import { types } from './vocabulary.ts';

/** Width and height of a preview, in pixels. */
export const previewSize = { width: 420, height: 260 } as const;

/**
 * The service manifest. The spaces are names of this application, no places on
 * the web: an identifier means the same wherever the list is served from.
 * @param base the service's address with its token, without a stroke at the end.
 */
export const manifestOf = (base: string, version: string) => {
  const service = (path: string) => ({ service_url: base, service_path: path });
  return {
    versions: ['0.2'],
    name: 'Krithi Desk: ragas, composers, talas, deities and temples',
    identifierSpace: 'urn:x-krithi-desk:entry:',
    schemaSpace: 'urn:x-krithi-desk:type',
    serviceVersion: version,
    defaultTypes: types.map(({ id, name, description }) => ({ id, name, description })),
    view: { url: `${base}/view?id={{id}}` },
    feature_view: { url: `${base}/feature?id={{id}}` },
    preview: { url: `${base}/preview?id={{id}}`, ...previewSize },
    suggest: {
      entity: service('/suggest/entity'),
      type: service('/suggest/type'),
      property: service('/suggest/property'),
    },
    extend: { propose_properties: service('/properties'), property_settings: propertySettings },
    batchSize: serviceLimits.batchSize,
  } as const;
};
