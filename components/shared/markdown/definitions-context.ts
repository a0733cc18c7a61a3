import { createContext } from 'react';
import type { Definition } from './types.ts';

/** The targets of reference links. Only references read it, so a late definition re-renders nothing else. */
export const DefinitionsContext = createContext<ReadonlyMap<string, Definition>>(new Map());
