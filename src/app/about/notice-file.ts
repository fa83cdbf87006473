/** NOTICE as it lies in the repository, in a file of its own: 67 kB that few people ask for. Imported by `import()` alone. */
export { default as NOTICE } from '../../../NOTICE?raw';
