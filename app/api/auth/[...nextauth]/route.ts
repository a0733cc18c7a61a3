export { handleAuth as GET, handleAuth as POST } from '#server/main/auth-route.ts';
