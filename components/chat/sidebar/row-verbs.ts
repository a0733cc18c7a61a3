export { RenameField } from '#components/shared/rename-field.tsx';
export { remove, rename, restore } from '../store/change-list.ts';
