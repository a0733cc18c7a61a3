export { attachFiles } from './attach-files.ts';
export { DropTarget } from './drop-target.tsx';
export { FilesButton } from './files-button.tsx';
export { Tray } from './tray.tsx';
