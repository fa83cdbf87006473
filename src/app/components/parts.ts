/**
 * What the first prediction doesn't need: loaded in one file, beside the model, and shown by `Later` or when it is opened. Imported by
 * `import()` alone.
 */
export { ShownWindow } from './about/ShownWindow.tsx';
export { AskPanel } from './ask/AskPanel.tsx';
export { ExamplesMenu } from './ExamplesMenu.tsx';
export { FooterTools } from './FooterTools.tsx';
export { Forgotten } from './forget/Forgotten.tsx';
export { IconButton } from './IconButton.tsx';
export { KeepTools } from './keep/KeepTools.tsx';
export { LexiconPanel } from './lexicons/LexiconPanel.tsx';
export { FilterBar } from './list/FilterBar.tsx';
export { ModelPanel } from './models/ModelPanel.tsx';
export { ThemeMenu } from './ThemeMenu.tsx';
