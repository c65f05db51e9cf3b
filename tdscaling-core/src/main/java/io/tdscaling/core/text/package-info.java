/** Words in identifiers, and untrusted text in messages. */
@NullMarked
package io.tdscaling.core.text;

import org.jspecify.annotations.NullMarked;
