/** What the file of an upload is found by; nobody else's upload has it. */
export function uploadKey({ uuid }: { uuid: string }, uploadId: string): string {
  return `upload ${uuid} ${uploadId}`;
}
