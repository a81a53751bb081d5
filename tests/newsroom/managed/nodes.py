"""What a parsed template is made of."""

from collections.abc import Iterable, Iterator

from newsroom.templating import nodes
from newsroom.templating.nodes import Body, Node


def writing(body: Body) -> Iterator[Node]:
    """The nodes that write something themselves, through every branch; not those of includes."""
    for node in body:
        if not isinstance(node, nodes.If | nodes.For | nodes.With | nodes.Include):
            yield node
        yield from writing(tuple(inside(node)))


def inside(node: Node) -> Iterable[Node]:
    if isinstance(node, nodes.If):
        return [one for _, body in node.branches for one in body]
    if isinstance(node, nodes.For):
        return [*node.body, *node.empty]
    return node.body if isinstance(node, nodes.With) else ()
