export { type FollowOptions, HostFollower } from './host-follower.js';
