package io.tdscaling.core.simulation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What plays the roles, for provenance.
 *
 * @param models what plays each role, by role
 * @param prompts which prompt leads each role that is led by one, by role
 */
public record Cast(SortedMap<String, String> models, SortedMap<String, String> prompts) {
  /** Nobody. */
  public static final Cast NONE = new Cast(new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  public Cast {
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
    prompts = Collections.unmodifiableSortedMap(new TreeMap<>(prompts));
  }

  /**
   * Returns this cast with one more role, or with another one to play it.
   *
   * @param role the role's label
   * @param model what plays it
   * @param prompt which prompt leads it, as {@code name@version:hash}; empty for none
   */
  public Cast with(String role, String model, String prompt) {
    SortedMap<String, String> moreModels = new TreeMap<>(models);
    moreModels.put(role, model);
    SortedMap<String, String> morePrompts = new TreeMap<>(prompts);
    morePrompts.remove(role);
    if (!prompt.isEmpty()) {
      morePrompts.put(role, prompt);
    }
    return new Cast(moreModels, morePrompts);
  }
}
