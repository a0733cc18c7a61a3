/** Whether `data` brings files; a picture dragged within a page, or copied out of a document, comes with HTML. */
export function bringsFiles(data: DataTransfer | null): data is DataTransfer {
  return data !== null && data.types.includes('Files') && !data.types.includes('text/html');
}
