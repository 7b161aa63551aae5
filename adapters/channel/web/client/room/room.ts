/** The page of a video room, a script of its own (`/assets/room.js`) that is loaded after the chat's. */
export { RoomPage } from './room-page.tsx';
