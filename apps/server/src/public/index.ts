// The pages that prospects meet, for the app to mount.
export { secretPageHeaders } from './http';
export { contactsDepsOf, PUBLIC_PARTS, publicParts } from './parts';
export type { Download, DownloadRecorder, PublicLog, PublicOptions, PublicParts } from './parts';
export { PublicModule } from './public.module';
export type { PublicModuleOptions } from './public.module';
