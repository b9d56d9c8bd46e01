/** Where the boxes of a picture stand: rows from top to bottom, with each label right below its question. */
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { pathsOf, type Course, type Rect } from './drawing-paths.ts';
import { widened, type Block } from './drawing-text.ts';

interface Node extends Block {
  id: string;
}
interface Edge {
  from: string;
  to: string;
  label: Block;
}
/** Where an edge stands in a stack. */
interface Stacked {
  /** The edges of the stack down to this one. */
  down: readonly Edge[];
  width: number;
}

const margin = 4;
/** Between boxes side by side, between lines, between rows, and between a label and its outcome in a stack. */
const space = { boxes: 28, lines: 20, rows: 44, label: 2 };
/** So many outcomes that only one question leads to would make the picture wide: they stand under each other, in a stack. */
const stackFrom = 3;
/** Beside a stack: where its line goes down, and the room for its arrows. */
const rail = { line: 4, width: 30 };

export function arrange<N extends Node, E extends Edge>(nodes: readonly N[], edges: readonly E[]) {
  const stacks = stacksOf(nodes, edges);
  const into = new Map([...stacks.keys()].map((edge) => [edge.to, edge]));
  const graph = placed(nodes, edges, stacks);
  const rects = new Map(graph.nodes().map((id) => [id, rectOf(graph.node(id) as Required<NodeLabel>)]));
  const rect = (id: string) => rects.get(id)!;

  const nodeBoxes = nodes.map((node) => {
    const edge = into.get(node.id);
    if (!edge) return { ...node, ...rect(node.id) };
    const { left, top } = rect(keyOf(edge));
    return { ...node, ...widened(node, stacks.get(edge)!.width), left: left + rail.width, top: top + edge.label.height + space.label };
  });
  const labelBox = (edge: E) => {
    const { left, top } = rect(keyOf(edge));
    const stack = stacks.get(edge);
    return stack ? { ...widened(edge.label, stack.width), left: left + rail.width, top } : { ...edge.label, left, top };
  };

  const bends = (from: string, to: string) => graph.edge(from, to).points!.slice(1, -1);
  const courses = edges.map((edge): Course => {
    const down = stacks.get(edge)?.down ?? [];
    const beside = down.flatMap((each, i) => {
      const { left, top } = rect(keyOf(each));
      return [...bends(i ? keyOf(down[i - 1]!) : edge.from, keyOf(each)), { x: left + rail.line, y: top }];
    });
    if (beside.length) return { from: rect(edge.from), bends: beside, to: nodeBoxes.find(({ id }) => id === edge.to)!, beside: true };
    const { left, top, width } = rect(keyOf(edge));
    const through = [...bends(edge.from, keyOf(edge)), { x: left + width / 2, y: top }, ...bends(keyOf(edge), edge.to)];
    return { from: rect(edge.from), bends: through, to: rect(edge.to), beside: false };
  });

  const { width = 0, height = 0 } = graph.graph();
  const paths = pathsOf([...rects.values()], courses);
  return { width, height, nodes: nodeBoxes, edges: edges.map((edge, i) => ({ ...edge, path: paths[i]!, label: labelBox(edge) })) };
}

/** The name of an edge's label to the library. No node is called so: their ids have no blanks. */
const keyOf = ({ from, to }: Edge) => `${from} ${to}`;
const rectOf = ({ x, y, width, height }: Required<NodeLabel>): Rect => ({ left: x - width / 2, top: y - height / 2, width, height });

/** The edges that stand in stacks. */
function stacksOf(nodes: readonly Node[], edges: readonly Edge[]): Map<Edge, Stacked> {
  const ends = nodes.filter(({ id }) => edges.every(({ from }) => from !== id) && edges.filter(({ to }) => to === id).length === 1);
  const stacks = nodes.map(({ id }) => edges.filter(({ from, to }) => from === id && ends.some((node) => node.id === to)));
  return new Map(
    stacks
      .filter((stack) => stack.length >= stackFrom)
      .flatMap((stack) => {
        const width = Math.max(...stack.flatMap(({ to, label }) => [label.width, nodes.find(({ id }) => id === to)!.width]));
        return stack.map((edge, i) => [edge, { down: stack.slice(0, i + 1), width }] as const);
      }),
  );
}

/** Labels are nodes of their own to the library, and so are the pieces of a stack, each a label with its outcome. */
function placed(nodes: readonly Node[], edges: readonly Edge[], stacks: ReadonlyMap<Edge, Stacked>) {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({
    nodesep: space.boxes,
    edgesep: space.lines,
    ranksep: space.rows,
    rankalign: 'top',
    marginx: margin,
    marginy: margin,
  });
  const stacked = new Set([...stacks.keys()].map(({ to }) => to));
  for (const { id, width, height } of nodes) if (!stacked.has(id)) graph.setNode(id, { width, height });
  for (const edge of edges) {
    const { width, height } = edge.label;
    const stack = stacks.get(edge);
    if (stack) {
      const above = stack.down.at(-2);
      const outcome = nodes.find(({ id }) => id === edge.to)!;
      graph.setNode(keyOf(edge), { width: rail.width + stack.width, height: height + space.label + outcome.height });
      graph.setEdge(above ? keyOf(above) : edge.from, keyOf(edge), { weight: 2 });
    } else {
      graph.setNode(keyOf(edge), { width, height });
      graph.setEdge(edge.from, keyOf(edge), { weight: 2 });
      graph.setEdge(keyOf(edge), edge.to, { weight: 1 });
    }
  }
  return layout(graph);
}
