export { beginCopy } from './begin-copy.ts';
export { chooseVariant } from './choose-variant.ts';
export { getTab } from './get-tab.ts';
export { listTabs } from './list-tabs.ts';
export { removeTab, restoreTab } from './remove-tab.ts';
export { renameTab } from './rename-tab.ts';
export { rewriteCopy } from './rewrite-copy.ts';
export type * from './view.ts';
export { writeCopy, type WrittenCopy } from './write-copy.ts';
