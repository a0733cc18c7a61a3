export { attachFiles } from './attach-files.ts';
export { FilesButton } from './files-button.tsx';
export { Tray } from './tray.tsx';
