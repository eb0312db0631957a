// The parts of ECharts that js/charts/ draws with; all of it would be twice as much to fetch, read and run. A chart of another type, or another component, is named here.
import { use } from 'echarts/core';
import { CustomChart, LineChart, ParallelChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendScrollComponent, MarkLineComponent, ParallelComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  CustomChart, LineChart, ParallelChart, ScatterChart, GridComponent, LegendScrollComponent, MarkLineComponent, ParallelComponent, TooltipComponent, LabelLayout,
  CanvasRenderer, SVGRenderer,
]);

export { getInstanceByDom, init } from 'echarts/core';
