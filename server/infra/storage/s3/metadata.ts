/** The name under which an object's metadata holds its SHA-256; S3 puts `x-amz-meta-` before it. */
export const CHECKSUM = 'sha256';
