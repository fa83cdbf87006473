import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Controller } from '../controller.ts';
import type { AppState, AppStore } from './store.ts';

interface App {
  readonly store: AppStore;
  readonly controller: Controller;
}

const AppContext = createContext<App | undefined>(undefined);

export function AppProvider({ children, ...app }: App & { readonly children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

function useAppContext(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('outside of AppProvider');
  return app;
}

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppContext().store, select);
}

export function useController(): Controller {
  return useAppContext().controller;
}
