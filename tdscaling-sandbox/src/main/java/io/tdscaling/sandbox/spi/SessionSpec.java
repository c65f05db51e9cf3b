package io.tdscaling.sandbox.spi;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;

/**
 * What a session is opened for.
 *
 * @param files the workspace; the session's programs see its files and change them, and it stays
 *     the caller's to close
 * @param seed seed of all that programs take for chance, where the backend is deterministic
 */
public record SessionSpec(WorkspaceFiles files, long seed) {}
