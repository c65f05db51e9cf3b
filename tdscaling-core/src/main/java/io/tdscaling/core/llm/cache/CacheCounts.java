package io.tdscaling.core.llm.cache;

/**
 * What a cache did since it was opened.
 *
 * @param hits questions whose answer it had
 * @param misses questions whose answer it had not, or could not read
 * @param evicted answers dropped to make room
 */
public record CacheCounts(long hits, long misses, long evicted) {}
