/** Messages of a conversation and the tool calls inside them. */
@NullMarked
package io.tdscaling.api.chat;

import org.jspecify.annotations.NullMarked;
