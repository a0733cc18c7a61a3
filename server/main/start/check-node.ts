const oldest = [22, 18] as const;

/** Says what to do under a Node that cannot run TypeScript by itself; npm's scripts bring their own on Linux. */
export function checkNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `This is Node ${version}, and Greenroom runs on Node ${oldest.join('.')} or newer.\n` +
      'Start it with `npm start` after `npm ci`, which installs a suitable Node on Linux; elsewhere install Node 24.',
  );
  process.exit(1);
}
