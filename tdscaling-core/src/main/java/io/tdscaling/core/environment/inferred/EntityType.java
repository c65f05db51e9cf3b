package io.tdscaling.core.environment.inferred;

import io.tdscaling.api.tool.EffectClass;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that a service's offered tools are about or point at. Filled while the tools are
 * looked through, then only read.
 */
final class EntityType {
  private final String service;
  private final String noun;
  private final Map<String, Param> facets = new LinkedHashMap<>();
  private final Map<String, Param> fields = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Set<EffectClass> effects = EnumSet.noneOf(EffectClass.class);
  private String nameFacet = Facets.NAME;
  private boolean named;
  private boolean counted;

  /**
   * A field that points at another thing.
   *
   * @param target what it points at
   * @param field the field's name
   * @param param the parameter it was found in
   * @param scope whether the id of the thing means nothing without it, as an issue's number without
   *     its repository
   */
  record Link(EntityType target, String field, Param param, boolean scope) {}

  EntityType(String service, String noun) {
    this.service = service;
    this.noun = noun;
  }

  String noun() {
    return noun;
  }

  /** Returns a name that is unique among all services. */
  String key() {
    return service + "/" + noun;
  }

  /** Returns the ways to point at such a thing, the one that is its key first. */
  Map<String, Param> facets() {
    return Collections.unmodifiableMap(facets);
  }

  Map<String, Param> fields() {
    return Collections.unmodifiableMap(fields);
  }

  Map<String, Link> links() {
    return Collections.unmodifiableMap(links);
  }

  /** Returns the field whose value is different for every such thing. */
  String primary() {
    if (facets.isEmpty() || facets.containsKey(Facets.ID)) {
      return Facets.ID;
    }
    return facets.keySet().stream().min((a, b) -> rank(a) - rank(b)).orElse(Facets.ID);
  }

  /**
   * Returns whether there are several of these, told apart by something; there is one weather, but
   * many users.
   */
  boolean counted() {
    return counted || !facets.isEmpty();
  }

  /** Returns whether a tool is about such things. */
  boolean managed() {
    return !effects.isEmpty();
  }

  boolean creatable() {
    return effects.contains(EffectClass.CREATE);
  }

  void manage(EffectClass effect) {
    effects.add(effect);
  }

  /** Returns the field that holds what such a thing is called. */
  String nameFacet() {
    return nameFacet;
  }

  boolean isName(String facet) {
    return facet.equals(nameFacet);
  }

  /** Says that who makes such a thing names it, and what that field is called. */
  void call(String field) {
    if (!named) {
      nameFacet = field;
    }
    named = true;
  }

  /**
   * Returns the field that a parameter compares with. Where the service names what it makes, {@code
   * order} in {@code get_order} can only be an id.
   */
  String facet(Param param) {
    if (!param.facet().equals(Facets.NAME)) {
      return param.facet();
    }
    boolean id = creatable() && !named && !Facets.saysName(param.name());
    return id && !param.name().equals(Facets.NAME) ? Facets.ID : nameFacet;
  }

  void count() {
    counted = true;
  }

  void addFacet(Param param) {
    @Nullable Param known = facets.get(param.facet());
    // Whatever demands more decides: digits serve as text, but text does not serve as an integer.
    if (known == null || demand(param) > demand(known)) {
      facets.put(param.facet(), param);
    }
  }

  void addField(Param param) {
    fields.putIfAbsent(param.name(), param);
  }

  void addLink(EntityType target, Param param, boolean scope) {
    @Nullable Link known = links.get(target.noun);
    String field = known == null ? param.name() : known.field();
    boolean scoped = scope || (known != null && known.scope());
    links.put(target.noun, new Link(target, field, known == null ? param : known.param(), scoped));
  }

  Optional<Link> link(EntityType target) {
    return Optional.ofNullable(links.get(target.noun));
  }

  private static int demand(Param param) {
    return (param.shape().numeric() ? 2 : 0) + (param.shape().limited() ? 1 : 0);
  }

  private int rank(String facet) {
    return isName(facet) ? 1 : 0;
  }
}
