import { Sheet } from '../ui/dialog.js';
import FilterBar from './filter-bar.js';

const FilterSheet = ({ onClose }: { onClose: () => void }) => (
  <Sheet open onClose={onClose} title="Filters" side="bottom">
    <FilterBar stacked />
  </Sheet>
);

export default FilterSheet;
