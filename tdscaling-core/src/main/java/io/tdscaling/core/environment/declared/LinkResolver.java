package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the links between services once all of them are known. */
final class LinkResolver {
  private final SortedMap<String, Service> services;

  LinkResolver(SortedMap<String, Service> services) {
    this.services = services;
  }

  /**
   * Returns the links of a service to those that are known, by the linked entity's name.
   *
   * @throws InvalidDeclarationException if a known service lacks what a link names, or links back
   */
  Map<String, LinkSource> resolve(Service service) {
    Problems problems = new Problems(service.id());
    Map<String, LinkSource> sources = new LinkedHashMap<>();
    for (Entity entity : service.entities().values()) {
      Link link = entity.link();
      Service other = link == null ? null : services.get(link.service());
      if (link != null && other != null) {
        String pointer = "/entities/" + entity.name();
        String to = link.service() + "." + link.entity();
        if (!other.entities().containsKey(link.entity())) {
          problems.add(pointer + "/linked/to", "names no entity of that service", new TextNode(to));
        } else if (reaches(other, service.id(), new LinkedHashSet<>())) {
          problems.add(pointer + "/linked/to", "leads in a circle", new TextNode(to));
        } else {
          sources.put(entity.name(), source(entity, link, other, pointer, problems));
        }
      }
    }
    problems.throwIfAny();
    return sources;
  }

  private boolean reaches(Service from, String target, Set<String> seen) {
    if (from.id().equals(target)) {
      return true;
    }
    for (Entity entity : from.entities().values()) {
      Service next = entity.link() == null ? null : services.get(entity.link().service());
      if (next != null && seen.add(next.id()) && reaches(next, target, seen)) {
        return true;
      }
    }
    return false;
  }

  private static LinkSource source(
      Entity entity, Link link, Service other, String pointer, Problems problems) {
    Map<String, Map<String, Field>> fields = new LinkedHashMap<>();
    other.entities().forEach((name, each) -> fields.put(name, each.fields()));
    Scope scope = new Scope(fields, link.entity());
    scope.row(link.entity(), link.entity());
    Map<String, Expression> values = new LinkedHashMap<>();
    entity
        .seeds()
        .forEach(
            (name, seed) -> {
              Field field = entity.fields().get(name);
              if (seed.link() != null && field != null) {
                String at = pointer + "/fields/" + name + "/seed/link";
                Expression value = value(seed.link(), field, scope, at, problems);
                if (value != null) {
                  values.put(name, value);
                }
              }
            });
    Condition where = where(link, scope, pointer, problems);
    return new LinkSource(link.service(), link.entity(), where, values);
  }

  private static @Nullable Expression value(
      String text, Field field, Scope scope, String pointer, Problems problems) {
    try {
      Expression value = ExpressionParser.expression(text, scope);
      if (value.kind() == field.type().kind()) {
        return value;
      }
      String type = field.type().label();
      problems.add(pointer, "must be of the field's type " + type, new TextNode(text));
    } catch (ExpressionException e) {
      problems.add(pointer, e.getMessage() + "", new TextNode(text));
    }
    return null;
  }

  private static @Nullable Condition where(
      Link link, Scope scope, String pointer, Problems problems) {
    String where = link.where();
    if (where == null) {
      return null;
    }
    try {
      return ExpressionParser.condition(where, scope);
    } catch (ExpressionException e) {
      problems.add(pointer + "/linked/where", e.getMessage() + "", new TextNode(where));
      return null;
    }
  }
}
