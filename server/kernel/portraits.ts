/** A PNG of a persona that comes with the product. `checksum` changes with any byte. */
export type Portrait = { bytes: Uint8Array; checksum: string };

/** A port to the portraits that come with the product. */
export type Portraits = {
  /** By file name, like `assistant.png`; `null` for any other. */
  find(fileName: string): Promise<Portrait | null>;
};
