export const GIT_IGNORE = `node_modules/
dist/
.env
`;
