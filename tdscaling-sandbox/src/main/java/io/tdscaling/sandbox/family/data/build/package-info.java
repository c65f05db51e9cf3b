/** What the families over data are built of: tasks, literals, templates and words. */
@NullMarked
package io.tdscaling.sandbox.family.data.build;

import org.jspecify.annotations.NullMarked;
